"""What is wrong with a dataset folder, and what a model could cheat with.

Called by ``cli`` (``data check``). Reads pictures through ``training.dataset`` and faces
through ``vision.face``; knows neither networks nor ``models/``, and changes nothing.
"""
