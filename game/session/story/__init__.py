"""The story over its chapters: their order, what one hands on to the next, what has been said."""
