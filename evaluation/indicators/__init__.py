"""One calculation for every page, chart, file and report; what leaves here is already protected."""
