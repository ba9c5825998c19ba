"""Setting a channel up, without a screen: the steps that window and command line both take."""
