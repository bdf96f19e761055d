package io.leasehold.compute.server;

/** One network interface of a server; there is no network service, so its address is made up or the client's. */
public record Nic(String portId, String network, String address, String mac) {
    /** 4, or 6. */
    public int version() {
        return address.contains(":") ? 6 : 4;
    }
}
