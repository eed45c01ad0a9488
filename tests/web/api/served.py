"""What the durability test serves: the API alone, over the store on disk of the settings."""

from flask import Flask

from guesswho.services.services import connect
from guesswho.settings import Settings
from guesswho.web import api

settings = Settings.from_env()
server = Flask("guesswho-test")
api.register(server, connect(settings), settings)
