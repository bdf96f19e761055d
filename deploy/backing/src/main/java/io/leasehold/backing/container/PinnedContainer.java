package io.leasehold.backing.container;

import static io.leasehold.backing.server.BackingServer.LOOPBACK;

import io.leasehold.backing.server.FreePort;
import io.leasehold.backing.server.OwnClassLoader;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.GenericContainer;

/** A container that keeps its data and its port on the loopback interface when it is stopped and started again. */
public final class PinnedContainer {

    private static final int PATIENCE_SECONDS = 60;

    private final GenericContainer<?> container;
    private final int port;

    /** Pins {@code container}, whose server listens on {@code inside}, to {@code port} or a free one when that is 0. */
    public PinnedContainer(GenericContainer<?> container, int inside, int port) {
        this.container = container;
        this.port = FreePort.orGiven(port);
        container.setPortBindings(List.of("%s:%d:%d".formatted(LOOPBACK, this.port, inside)));
    }

    /** The port on the loopback interface. */
    public int port() {
        return port;
    }

    /** Starts the container, for the first time or again, and waits until {@code probe} does not fail any more. */
    public void start(Callable<?> probe) {
        if (container.isCreated() && !container.isRunning()) {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        } else {
            OwnClassLoader.run(container::start);
        }
        Unreliables.retryUntilSuccess(PATIENCE_SECONDS, TimeUnit.SECONDS, probe);
    }

    /** Stops the container and keeps it. */
    public void stop() {
        if (container.isRunning()) {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    /** Removes the container with its data. */
    public void remove() {
        container.stop();
    }
}
