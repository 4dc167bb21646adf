"""The folder for offline use: the machines it is made for, the wheels each needs, and how they are fetched."""
