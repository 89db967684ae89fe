"""What is told between chapters: large portraits, torn paper with brush-written lines, the chapter scroll."""
