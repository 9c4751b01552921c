"""What carelex knows of English: its words, their forms, and how they are misspelt."""
