package io.leasehold.compute.server;

/** A network interface of a server. Without a network service the address is generated, or given by the client. */
public record Nic(String portId, String network, String address, String mac) {
    /** Returns 4 or 6. */
    public int version() {
        return address.contains(":") ? 6 : 4;
    }
}
