package io.leasehold.local.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Group of processes that start and stop together. */
public final class ProcessGroup {
    private final List<StackProcess> processes;
    private boolean ended;

    public ProcessGroup(List<ProcessPlan> plans, ProcessListener observer) {
        this.processes =
                plans.stream().map(plan -> new StackProcess(plan, observer)).toList();
    }

    public List<StackProcess> processes() {
        return processes;
    }

    public Optional<StackProcess> find(String name) {
        return processes.stream()
                .filter(process -> process.plan().name().equals(name))
                .findFirst();
    }

    /** Starts all processes and returns at once; fails after {@link #end}. */
    public synchronized void start() {
        if (ended) {
            throw new IllegalStateException("The stack has been stopped.");
        }
        processes.forEach(StackProcess::start);
    }

    /** Waits until each process serves; fails when one takes longer than {@code patience} or dies repeatedly. */
    public void awaitReady(Duration patience) {
        processes.forEach(process -> process.awaitReady(patience));
    }

    /** Stops all processes for good, in parallel, and returns when they are gone. */
    public void end() {
        synchronized (this) {
            ended = true;
        }
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            processes.forEach(process -> ends.add(CompletableFuture.runAsync(process::stop, threads)));
        }
        ends.forEach(CompletableFuture::join);
    }
}
