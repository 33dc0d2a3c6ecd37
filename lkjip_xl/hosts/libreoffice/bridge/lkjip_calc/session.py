"""What lasts for one click: the document, its window, the progress text, the sentence for the user."""

from typing import Any

import unohelper
from com.sun.star.awt.MessageBoxType import INFOBOX
from com.sun.star.frame import XTerminateListener

from . import office


class Session:
    """The document of a click with everything that has to be put back afterwards."""

    def __init__(self, document: Any) -> None:
        """Take the document that LibreOffice handed over: a hidden one is nobody's current document."""
        self.document = document
        self.requests = 0
        self.window = _window(document)
        self._indicator = None  # type: Any
        self._status = ""
        self._sentences = []  # type: list[str]
        self._locks = 0
        self._desktop = office.desktop()
        self._guard = _EndWithOffice()

    def begin(self) -> None:
        """Keep people from typing into a workbook that is being written."""
        self._desktop.addTerminateListener(self._guard)
        if self.window is not None:
            self.window.setEnable(False)

    def end(self) -> None:
        """Put everything back."""
        self._desktop.removeTerminateListener(self._guard)
        while self._locks:
            self.lock_screen(False)
        self.progress(None)
        if self.window is not None:
            self.window.setEnable(True)

    def watch(self, child: Any) -> None:
        """Name the process that has to end when LibreOffice is told to."""
        self._guard.child = child

    def breathe(self) -> None:
        """Let the window be painted while our Python computes."""
        if self.window is not None:
            office.create("com.sun.star.awt.Toolkit").processEventsToIdle()

    def lock_screen(self, locked: Any) -> None:
        """Hold or release the painting of cells."""
        if locked:
            self.document.lockControllers()
            self._locks += 1
        elif self._locks:
            self.document.unlockControllers()
            self._locks -= 1

    def progress(self, text: Any) -> None:
        """Show a text on the status bar; None takes it away."""
        self._status = text or self._status
        if self.window is None:
            return
        if self._indicator is not None:
            self._indicator.end()
            self._indicator = None
        if text:
            self._indicator = self.document.CurrentController.Frame.createStatusIndicator()
            self._indicator.start(text, 100)

    def say(self, sentence: Any) -> None:
        """Keep a sentence for the end."""
        self._sentences.append(sentence)

    def show_sentence(self) -> str:
        """Return what was said, else the last progress text, and show it if there is a window.

        The status bar is LibreOffice's own again when the click has ended, so it cannot keep the sentence.
        """
        sentence = "\n".join(self._sentences) or self._status
        if self.window is not None and sentence:
            toolkit = office.create("com.sun.star.awt.Toolkit")
            box = toolkit.createMessageBox(self.window, INFOBOX, 1, "LKjIP", sentence)
            box.execute()
            box.dispose()  # else its window stays behind, unseen
        return sentence


class _EndWithOffice(unohelper.Base, XTerminateListener):  # type: ignore[misc]  # UNO classes have no types
    """LibreOffice is told to end: our Python must not outlive it."""

    def __init__(self) -> None:
        self.child = None

    def queryTermination(self, _event: Any) -> None:  # noqa: N802 UNO's name
        if self.child is not None:
            self.child.kill()

    def notifyTermination(self, _event: Any) -> None:  # noqa: N802 UNO's name
        pass

    def disposing(self, _event: Any) -> None:
        pass


def _window(document: Any) -> Any:
    controller = document.CurrentController
    window = controller.Frame.ContainerWindow if controller is not None else None
    return window if window is not None and window.isVisible() else None
