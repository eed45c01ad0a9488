# The game as one image: serves on port 8050, keeps everything in the volume /data.
#   docker build -t guesswho . && docker run -p 127.0.0.1:8050:8050 -v guesswho:/data guesswho
FROM python:3.11-slim

# Wheels only: nothing is compiled, no Debian package is added.
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ONLY_BINARY=:all: \
    PIP_ROOT_USER_ACTION=ignore

WORKDIR /app

# Before the program, so that a change of the program installs nothing again.
COPY requirements-serve.txt constraints.txt ./
RUN pip install -r requirements-serve.txt

COPY app.py gunicorn.conf.py LICENSE ./
COPY assets ./assets
COPY models ./models
COPY guesswho ./guesswho
RUN python -m compileall -q guesswho app.py

RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin guesswho \
    && install -d -m 0700 -o guesswho -g guesswho /data
USER guesswho

ENV GUESSWHO_DATA_DIR=/data
VOLUME /data
EXPOSE 8050
STOPSIGNAL SIGTERM

HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8050/healthz', timeout=4)"]

CMD ["gunicorn", "--config", "gunicorn.conf.py", "--bind", "0.0.0.0:8050", "app:server"]
