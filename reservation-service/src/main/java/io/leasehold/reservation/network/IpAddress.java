package io.leasehold.reservation.network;

import io.leasehold.common.error.ServiceException;
import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address; {@link #toString} yields the canonical spelling. */
public record IpAddress(InetAddress value) {
    /** Excludes zones and brackets, which Netty accepts. */
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:.]+");

    /** Parses a literal, never a name; 400 for any other text. */
    public static IpAddress parse(String text) {
        return bytes(text)
                .map(IpAddress::of)
                .orElseThrow(() -> ServiceException.badRequest("IP address %s is invalid form.".formatted(text)));
    }

    /** Number of bits. */
    int width() {
        return value.getAddress().length * Byte.SIZE;
    }

    BigInteger number() {
        return new BigInteger(1, value.getAddress());
    }

    @Override
    public String toString() {
        return NetUtil.toAddressString(value);
    }

    private static Optional<byte[]> bytes(String text) {
        return LITERAL.matcher(text).matches()
                ? Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(text))
                : Optional.empty();
    }

    private static IpAddress of(byte[] bytes) {
        try {
            return new IpAddress(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException bug) {
            throw new IllegalStateException("neither 4 nor 16 bytes", bug);
        }
    }
}
