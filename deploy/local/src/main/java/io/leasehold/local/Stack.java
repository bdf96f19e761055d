package io.leasehold.local;

import io.leasehold.backing.server.FolderTree;
import io.leasehold.local.login.LoginClient;
import io.leasehold.local.process.ProcessGroup;
import io.leasehold.local.process.ProcessIdentity;
import io.leasehold.local.process.StackProcess;
import io.leasehold.local.process.SupervisedMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything on one machine: backing servers and services as processes of their own, gateway and login in this one. A
 * stack has one life; who wants to start it again makes a new one with the same configuration.
 */
public final class Stack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StackConfig config;
    private final Progress progress;
    private final StateFile stateFile;
    private final StateWriter stateWriter;
    private final ProcessGroup backing;
    private final ProcessGroup services;
    private @Nullable GatewayAndLogin gatewayAndLogin;
    private volatile boolean ready;
    private boolean begun;
    private boolean ended;

    public Stack(StackConfig config, Progress progress) {
        this.config = config;
        this.progress = progress;
        this.stateFile = new StateFile(config.home());
        this.stateWriter = new StateWriter(stateFile, this::state);
        Reporter reporter = new Reporter(progress, stateWriter::update);
        this.backing = new ProcessGroup(new BackingPlans(config).all(), reporter);
        this.services = new ProcessGroup(new ServicePlans(config).all(), reporter);
    }

    /** Starts everything and returns when all of it serves; on failure the caller stops what has been started. */
    public void start() {
        prepareStart();
        backing.start();
        startGatewayAndLogin();
        backing.awaitReady(PATIENCE);
        services.start();
        services.awaitReady(PATIENCE);
    }

    /** Tells those who ask for the state that the start is over. */
    public void announce() {
        ready = true;
        stateWriter.update();
    }

    /** Stops everything, the services first, and returns when all of it is gone; harmless when repeated. */
    public synchronized void stop() {
        if (!begun || ended) {
            return;
        }
        ended = true;
        progress.say("stopping");
        services.end();
        backing.end();
        if (gatewayAndLogin != null) {
            gatewayAndLogin.close();
        }
        stateWriter.close();
        progress.say("everything is stopped");
    }

    @Override
    public void close() {
        stop();
    }

    /** A service, or a backing server by one of the {@link PartNames}. */
    public StackProcess process(String name) {
        return processes()
                .filter(process -> process.plan().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process is called " + name));
    }

    /** Waits until every process serves. */
    public void awaitReady() {
        backing.awaitReady(PATIENCE);
        services.awaitReady(PATIENCE);
    }

    /** Where clients come in. */
    public URI gateway() {
        return url(PartNames.GATEWAY);
    }

    /** A service's own address, past the gateway. */
    public URI url(String service) {
        return URI.create("http://localhost:%d".formatted(port(service)));
    }

    /** Where a service's health, metrics and tooling are. */
    public URI managementUrl(String service) {
        return URI.create("http://localhost:%d".formatted(config.ports().management(service)));
    }

    /** Where a service or one of the {@link PartNames} listens. */
    public int port(String name) {
        return config.ports().of(name);
    }

    /** A token of one of the local users, from the login. */
    public String token(String user) {
        return new LoginClient(gateway()).token(user, user);
    }

    /** How everything is doing. */
    public StackState state() {
        return new StackState(
                ProcessIdentity.of(ProcessHandle.current()),
                port(PartNames.GATEWAY),
                ready,
                processes().map(StackState.Part::of).toList());
    }

    private Stream<StackProcess> processes() {
        return Stream.concat(backing.processes().stream(), services.processes().stream());
    }

    private synchronized void prepareStart() {
        stateFile.requireNoRunningStack();
        stateFile.read().ifPresent(ProcessCleanup::end);
        PortInUse.check(config.ports());
        if (config.fresh()) {
            FolderTree.delete(config.home().resolve("data"));
        }
        prepareRun();
    }

    private void prepareRun() {
        try {
            Files.createDirectories(config.run());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + config.run(), e);
        }
        SupervisedMain.pack(config.supervisedMainJar());
        begun = true;
    }

    private synchronized void startGatewayAndLogin() {
        if (!ended) {
            gatewayAndLogin = GatewayAndLogin.start(config.ports());
            progress.say("gateway and login listen on port %d".formatted(port(PartNames.GATEWAY)));
        }
    }
}
