"""Ids of the page *Delete*."""

ROOT = "delete"
CODE = "delete-code"
GO = "delete-go"
