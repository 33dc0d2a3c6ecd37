"""Services of the LibreOffice that runs us."""

from typing import Any

import uno


def create(service: Any) -> Any:
    """Return a new instance of a UNO service."""
    context = uno.getComponentContext()
    return context.ServiceManager.createInstanceWithContext(service, context)


def desktop() -> Any:
    """Return the desktop."""
    return create("com.sun.star.frame.Desktop")
