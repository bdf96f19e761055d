package io.leasehold.backing.container;

import static io.leasehold.backing.server.BackingServer.LOOPBACK;

import io.leasehold.backing.server.FreePort;
import io.leasehold.backing.server.OwnClassLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Container that keeps its data and its port on the loopback interface over stop and start. */
public final class FixedPortContainer {

    private static final int PATIENCE_SECONDS = 60;

    private final GenericContainer<?> container;
    private final int port;

    /**
     * Prepares a container for a server that listens on {@code inside} within the container, and on {@code port} of the
     * host; 0 chooses a free port.
     */
    public FixedPortContainer(String image, Map<String, String> environment, int inside, int port) {
        ContainerEngine.quieten();
        this.port = FreePort.orGiven(port);
        this.container = new GenericContainer<>(image).withEnv(environment).waitingFor(new NoWait());
        container.setPortBindings(List.of("%s:%d:%d".formatted(LOOPBACK, this.port, inside)));
    }

    /** Returns the port on the loopback interface. */
    public int port() {
        return port;
    }

    /** Starts the container, for the first time or again, and waits until {@code probe} succeeds. */
    public void start(Callable<?> probe) {
        if (container.getContainerId() == null) {
            OwnClassLoader.run(container::start);
        } else if (!container.isRunning()) {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
        Unreliables.retryUntilSuccess(PATIENCE_SECONDS, TimeUnit.SECONDS, probe);
    }

    /** Stops the container without removing it. */
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

    /** Wait strategy without a wait: the probe of {@link #start} waits at every start. */
    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }
}
