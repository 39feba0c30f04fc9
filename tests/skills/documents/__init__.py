"""Documents: kept, asked, shown, watched, and seen only by those who may."""
