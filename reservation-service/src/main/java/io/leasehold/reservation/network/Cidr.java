package io.leasehold.reservation.network;

/** All addresses that share the first {@code prefix} bits with {@code base}. */
public record Cidr(IpAddress base, int prefix) {
    public Cidr {
        if (prefix < 0 || prefix > base.width()) {
            throw new IllegalArgumentException("%s has no prefix of %d bits".formatted(base, prefix));
        }
    }

    /** Parses a text such as {@code 172.24.4.0/24}. */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        return new Cidr(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean contains(IpAddress address) {
        int free = base.width() - prefix;
        return address.width() == base.width()
                && address.number().shiftRight(free).equals(base.number().shiftRight(free));
    }
}
