package io.leasehold.reservation.network;

/** All addresses from one to another, both included. */
public record AddressRange(IpAddress first, IpAddress last) {
    /** Addresses of the other version of IP are never in a range. */
    public boolean contains(IpAddress address) {
        return address.width() == first.width()
                && address.number().compareTo(first.number()) >= 0
                && address.number().compareTo(last.number()) <= 0;
    }
}
