"""What the vault adds to a person's own page: the offer to answer "About you", and that they have been there."""


def about_you(involvement):
    return []
