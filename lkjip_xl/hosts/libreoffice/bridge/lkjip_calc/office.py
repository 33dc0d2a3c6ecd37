"""Services of the LibreOffice that runs us."""

import uno


def create(service):
    """Return a new instance of a UNO service."""
    context = uno.getComponentContext()
    return context.ServiceManager.createInstanceWithContext(service, context)


def desktop():
    """Return the desktop."""
    return create("com.sun.star.frame.Desktop")
