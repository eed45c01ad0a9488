"""The report of a training: one HTML page that needs nothing else, not even a network.

Called by ``training.fit``. Numbers come from ``evaluate``, ``metrics`` and ``gate``; here they
become tables and Plotly figures. It shows pictures of people only where ``terms.csv`` of the
dataset allows it.
"""
