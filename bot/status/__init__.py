"""How the house is: looked at part by part, told in a chat with a picture, shown on a page of the web chat."""
