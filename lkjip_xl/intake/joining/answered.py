"""Forms that went back with remarks and came again corrected: the corrected one takes the place of what it answers.

Layer: intake. Pure. A form that went back carries the fingerprint of the file it answers, whatever it is called now.
"""

from collections.abc import Iterable

from lkjip_xl.intake.parsed import Parsed, Source


def answered(files: Iterable[Parsed]) -> dict[str, Parsed]:
    """Return, by the fingerprint of a file, the sound form that answers it, directly or through further rounds."""
    forms = [parsed for parsed in files if parsed.source is Source.FORM and parsed.answers]
    answer_to = {form.answers: form for form in sorted(forms, key=lambda form: (form.is_refused, form.file))[::-1]}
    found = {}
    for fingerprint in answer_to:
        last = _last_sound(fingerprint, answer_to)
        if last is not None and last.sha256 != fingerprint:
            found[fingerprint] = last
    return found


def _last_sound(fingerprint: str, answer_to: dict[str, Parsed]) -> Parsed | None:
    """Return the last sound form of a chain of answers; None where there is none."""
    sound, seen = None, set[str]()
    while fingerprint in answer_to and fingerprint not in seen:
        seen.add(fingerprint)
        answer = answer_to[fingerprint]
        sound = sound if answer.is_refused else answer
        fingerprint = answer.sha256
    return sound
