package io.leasehold.backing.kafka;

import io.leasehold.backing.container.FixedPortContainer;
import io.leasehold.backing.server.FreePort;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** Kafka in a container, in the version of the client library. */
final class ContainerKafkaBroker implements KafkaBroker {

    private static final String IMAGE = "apache/kafka:" + AppInfoParser.getVersion();
    private static final int PORT = 9092;
    private static final int CONTROLLER_PORT = 9093;

    private final FixedPortContainer container;

    private ContainerKafkaBroker(FixedPortContainer container) {
        this.container = container;
    }

    static KafkaBroker start(int port) {
        int chosen = FreePort.orGiven(port);
        KafkaBroker broker = new ContainerKafkaBroker(new FixedPortContainer(IMAGE, environment(chosen), PORT, chosen));
        broker.start();
        return broker;
    }

    private static Map<String, String> environment(int advertised) {
        Map<String, String> environment = new HashMap<>();
        BrokerSettings.ofOneNode().forEach((name, value) -> environment.put(variable(name), value));
        environment.put("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:" + CONTROLLER_PORT);
        environment.put("KAFKA_LISTENERS", "PLAINTEXT://:%d,CONTROLLER://:%d".formatted(PORT, CONTROLLER_PORT));
        environment.put("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://%s:%d".formatted(LOOPBACK, advertised));
        environment.put("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        return environment;
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    @Override
    public int port() {
        return container.port();
    }

    @Override
    public void start() {
        container.start(() -> new Topics(bootstrapServers()).names());
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void close() {
        container.remove();
    }
}
