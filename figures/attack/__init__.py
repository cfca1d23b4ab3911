"""The attack before release: could anybody work out a small count from all figures on show together?"""
