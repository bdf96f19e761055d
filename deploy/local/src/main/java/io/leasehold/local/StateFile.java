package io.leasehold.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** File with the state of a stack, for commands in other processes. */
public final class StateFile {
    private final Path file;

    public StateFile(Path home) {
        this.file = home.resolve("run").resolve("stack.json");
    }

    /** Returns the state written last; the stack may have ended since without an update. */
    public Optional<StackState> read() {
        try {
            return Optional.of(StackState.parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns the state of a running stack. */
    public Optional<StackState> readRunning() {
        return read().filter(state -> state.supervisor().find().isPresent());
    }

    /** Fails when a stack is running. */
    public void requireNoRunningStack() {
        readRunning().ifPresent(state -> {
            throw new IllegalStateException("The stack is up already (pid %d); ./leasehold down stops it."
                    .formatted(state.supervisor().pid()));
        });
    }

    void write(StackState state) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, state.json());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }
}
