package io.leasehold.backing.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

    @TempDir
    Path folder;

    @Test
    void kept_data_stay_when_released() throws IOException {
        Storage storage = Storage.persistentIn(folder.resolve("new"));
        Path file = Files.createFile(storage.folder().resolve("data"));

        storage.release();

        assertThat(file).exists();
        assertThat(storage.durable()).isTrue();
    }

    @Test
    void other_data_go_when_released_and_can_be_released_again() throws IOException {
        Storage storage = Storage.temporary();
        Files.createFile(Files.createDirectory(storage.folder().resolve("deep")).resolve("file"));

        storage.release();
        storage.release();

        assertThat(storage.folder()).doesNotExist();
    }

    @Test
    void data_that_are_thrown_away_can_be_durable_while_they_last() {
        Storage storage = Storage.temporary().durably();

        assertThat(storage.durable()).isTrue();
        storage.release();
        assertThat(storage.folder()).doesNotExist();
    }

    @Test
    void what_a_killed_jvm_left_is_found_and_what_is_in_use_is_not() throws IOException {
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Path left = Files.createTempDirectory("leasehold-");
        Files.setLastModifiedTime(Files.createFile(left.resolve("lock")), longAgo);
        Storage used = Storage.temporary();
        Files.setLastModifiedTime(used.folder().resolve("lock"), longAgo);

        var abandoned = Storage.abandoned();

        assertThat(abandoned).extracting(Storage::folder).contains(left).doesNotContain(used.folder());
        abandoned.forEach(Storage::release);
        assertThat(left).doesNotExist();
        used.release();
    }
}
