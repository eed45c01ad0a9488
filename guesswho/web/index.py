"""The HTML around every page, and the one script that has to run before the first paint."""

import base64
import hashlib

THEME_SCRIPT = (
    'try{document.documentElement.dataset.theme=localStorage.getItem("theme")||""}catch(e){}'
)
"""Puts back the chosen theme; inline, because a file would arrive after the first paint."""

THEME_HASH = f"'sha256-{base64.b64encode(hashlib.sha256(THEME_SCRIPT.encode()).digest()).decode()}'"

INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>
{%metas%}
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf0dc">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1b130e">
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
<script>THEME_SCRIPT</script>
{%css%}
</head>
<body>
{%app_entry%}
<footer hidden>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>""".replace("THEME_SCRIPT", THEME_SCRIPT)
