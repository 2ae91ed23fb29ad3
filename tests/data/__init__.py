"""What tests read: councils, forms, stores of earlier versions."""
