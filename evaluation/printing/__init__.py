"""Paper: letters with a link, and questionnaires to answer with a pen. Set by typst, streamed once, kept nowhere."""
