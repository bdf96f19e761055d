package io.leasehold.backing.kafka;

import io.leasehold.backing.server.ExitHook;
import io.leasehold.backing.server.FreePort;
import io.leasehold.backing.server.OwnClassLoader;
import io.leasehold.backing.server.Storage;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** Kafka inside this JVM: broker and controller in one node, without a container engine. */
final class EmbeddedKafkaBroker implements KafkaBroker {

    private final Storage storage;
    private final int port;
    private final ExitHook exitHook;
    private @Nullable KafkaRaftServer running;

    private EmbeddedKafkaBroker(Storage storage, int port) {
        this.storage = storage;
        this.port = port;
        this.exitHook = ExitHook.running(this::close);
    }

    static KafkaBroker start(Storage storage, int port) {
        EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker(storage, FreePort.orGiven(port));
        try {
            broker.start();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        FreePort.require(port);
        running = OwnClassLoader.call(this::newServer);
        OwnClassLoader.run(running::startup);
    }

    private KafkaRaftServer newServer() {
        BrokerFolder folder = new BrokerFolder(storage.folder());
        Map<String, String> settings = BrokerSettings.of(folder.data(), port);
        folder.format(settings);
        return new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    }

    @Override
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        running.shutdown();
        running.awaitShutdown();
        running = null;
    }

    @Override
    public void close() {
        stop();
        storage.release();
        exitHook.cancel();
    }
}
