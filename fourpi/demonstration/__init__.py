"""The demonstration: two made-up organisations whose activities are retold from published records.

`activities/` holds one file for each activity, `populations/` published figures. Days in the files count from today.
"""
