"""The desk: one process that holds tray, main window and engine, for months. It never loads the web engine."""
