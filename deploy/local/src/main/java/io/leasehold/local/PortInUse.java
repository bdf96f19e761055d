package io.leasehold.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Failure to start because another program listens on a port of the stack. */
public final class PortInUse extends IllegalStateException {
    private PortInUse(String name, int port) {
        super("Port %d is in use, and %s needs it: stop what listens there, then try again.".formatted(port, name));
    }

    /** Fails for the first port of the stack that is in use. */
    static void check(Ports ports) {
        ports.apis().forEach(PortInUse::check);
        ports.managements().forEach((service, port) -> check(service + " (management)", port));
    }

    private static void check(String name, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PortInUse(name, port);
        }
    }
}
