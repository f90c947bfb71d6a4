"""Answers to strategy questions from articles in English and Chinese, by search."""
