package io.leasehold.reservation.network;

/** All addresses from {@code first} to {@code last}, both included. */
public record AddressRange(IpAddress first, IpAddress last) {
    /** False for addresses of the other version of IP. */
    public boolean contains(IpAddress address) {
        return address.width() == first.width()
                && address.number().compareTo(first.number()) >= 0
                && address.number().compareTo(last.number()) <= 0;
    }
}
