package io.leasehold.backing;

import io.leasehold.backing.kafka.KafkaBroker;
import io.leasehold.backing.postgres.Login;
import io.leasehold.backing.postgres.PostgresServer;
import java.net.InetSocketAddress;

/** External servers, named by system properties. */
final class ExternalServers {

    private static final String PREFIX = BackingMode.PROPERTY + ".";

    private ExternalServers() {}

    static PostgresServer postgres() {
        InetSocketAddress address = address("postgres");
        Login superuser = new Login(property("postgres.user"), property("postgres.password"));
        return PostgresServer.external(address.getHostString(), address.getPort(), superuser);
    }

    static KafkaBroker kafka() {
        InetSocketAddress address = address("kafka");
        return KafkaBroker.external(address.getHostString(), address.getPort());
    }

    private static InetSocketAddress address(String name) {
        String address = property(name);
        int colon = address.lastIndexOf(':');
        return InetSocketAddress.createUnresolved(
                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    private static String property(String name) {
        String value = System.getProperty(PREFIX + name);
        if (value == null) {
            throw new IllegalStateException("external servers need the system property " + PREFIX + name);
        }
        return value;
    }
}
