"""The theme's pages in; the same without what comes from another site, with names for controls that have none, out."""

def setup(app):
    app.add_css_file("counterclaim.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
