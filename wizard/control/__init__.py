"""How a second process (the set-up window, the command line) talks to the running engine.

    async with open_handle(app) as handle:        # whoever it is that answers
        snapshot = await handle.status()
        await handle.pause("brand", until=None)

A `Handle` is what there is to ask for. There are three, and whoever holds one need not know which:

* `Local` (`wizard.control.local`): in the engine's own process; the desk's windows use it, the server answers
  with it.
* `Remote` (`wizard.control.client`): in another process, over the control socket.
* `Resting` (`wizard.control.resting`): no engine runs; the journal answers what it can.

The socket belongs to the home: `control.sock` in its data folder (mode 0600, in a folder of 0700), and
`control.json` beside it says where to call. Where there are no Unix sockets (Windows), or the path is too long for
one, it is a port on loopback and a token in that file. Another user is refused. Lines are JSON: requests
`{"id", "ask", …}`, answers `{"id", "answer"}` or `{"id", "error": {"kind", "what", "advice"}}`, and to whoever
subscribed `{"news": {…}}`. Nothing secret goes over it: whoever changed a token says `look`, and the engine reads
the store itself.
"""
