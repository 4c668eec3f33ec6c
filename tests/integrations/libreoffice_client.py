"""Asks LibreOffice to check paragraphs by a LanguageTool server; run by the Python that has LibreOffice's module `uno`, outside the tests' own.

Its arguments are the name of LibreOffice's pipe and the server's base address; paragraphs come as a JSON list, and findings go as one.
"""

import json
import sys
import time

_SETTINGS = "/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"


def main() -> None:
    """Connect, set the server, ask, and let LibreOffice end."""
    import uno  # what is imported here is there only where LibreOffice is: `uno` makes the rest importable
    from com.sun.star.beans import PropertyValue
    from com.sun.star.lang import Locale

    pipe, base = sys.argv[1:]
    context = _connected(uno.getComponentContext(), pipe)
    services = context.ServiceManager
    place = PropertyValue()
    place.Name, place.Value = "nodepath", _SETTINGS
    provider = services.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    settings = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", (place,))
    settings.setPropertyValue("BaseURL", base)
    settings.setPropertyValue("IsEnabled", True)
    settings.commitChanges()
    checker = services.createInstanceWithContext("org.openoffice.lingu.LanguageToolGrammarChecker", context)
    languages = [f"{locale.Language}-{locale.Country}" for locale in checker.getLocales()]
    found = []
    for paragraph in json.load(sys.stdin):
        told = checker.doProofreading("1", paragraph, Locale("en", "US", ""), 0, len(paragraph), ())
        found.append([[e.nErrorStart, e.nErrorLength, e.aShortComment, len(e.aSuggestions)] for e in told.aErrors])
    json.dump({"languages": languages, "found": found}, sys.stdout)
    services.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()


def _connected(local, pipe):
    from com.sun.star.connection import NoConnectException

    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not begin within a minute")


if __name__ == "__main__":
    main()
