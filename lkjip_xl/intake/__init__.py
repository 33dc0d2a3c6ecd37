"""Intake: returned forms and survey exports."""
