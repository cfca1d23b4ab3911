"""Static files as they are served where nothing about them changes while the server runs."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class RememberedAddresses(CompressedManifestStaticFilesStorage):
    """Works out the address of each file once: a page asks for a dozen of them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.addresses = {}

    def url(self, name, force=False):
        address = self.addresses.get(name)
        if address is None:
            address = self.addresses[name] = super().url(name, force)
        return address
