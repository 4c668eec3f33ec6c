"""What Superdesk's own code does with the three modules, as JSON on standard output. Run in an environment that has superdesk-core."""

import asyncio
import json
import sys
import types
from pathlib import Path

HOME = Path(__file__).resolve().parents[2] / "integrations" / "superdesk"


def main() -> None:
    """Register the three by Superdesk's code, and ask each as a request does."""
    asyncio.coroutine = types.coroutine  # superdesk-core 2.5.3 was made for a Python that had it
    import flask
    import flask_babel
    import superdesk  # noqa: F401 - it is to be imported before its parts
    from apps.macros.macros import MacrosService
    from superdesk.text_checkers.ai import AIService
    from superdesk.text_checkers.ai.base import registered_ai_services
    from superdesk.text_checkers.spellcheckers.base import registered_spellcheckers

    given = json.load(sys.stdin)
    app = flask.Flask("desk")
    flask_babel.Babel(app)
    app.config["MACROS_MODULE"] = "desk_macros"
    sys.path.insert(0, str(HOME))
    told = {}
    with app.app_context():
        service = MacrosService()
        told["macros"] = [
            {name: str(value) for name, value in macro.items() if name != "callback"}
            for macro in service.get_macros(False)
        ]
        docs = [{"macro": "credscore_check", "item": given}]
        told["done"] = service.create(docs)
        told["item"] = docs[0]["item"]
        import credscore_ai
        import credscore_spellchecker

        credscore_ai.init_app(app)
        credscore_spellchecker.init_app(app)
        told["services"] = {name: made.label for name, made in registered_ai_services.items()}
        docs = [{"service": "credscore", "item": given}]
        AIService("ai").create(docs)
        told["analysis"] = docs[0]["analysis"]
        checker = registered_spellcheckers["credscore"]
        told["checker"] = checker.serialize()
        told["errors"] = checker.check(given["text"], "en")["errors"]
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
