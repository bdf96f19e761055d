package io.leasehold.backing.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Folder of a broker: its {@code data}, and the settings used for formatting. */
final class BrokerFolder {

    private final Path folder;

    BrokerFolder(Path folder) {
        this.folder = folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    /** Formats the data folder, as Kafka requires before the first start; existing data are kept. */
    void format(Map<String, String> settings) {
        if (Files.exists(data().resolve("meta.properties"))) {
            return;
        }
        write(settings);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int status = StorageTool.execute(formatCommand(), new PrintStream(answer, true, StandardCharsets.UTF_8));
        if (status != 0) {
            String reason = answer.toString(StandardCharsets.UTF_8);
            throw new IllegalStateException("cannot format %s for Kafka: %s".formatted(folder, reason));
        }
    }

    private String[] formatCommand() {
        String cluster = Uuid.randomUuid().toString();
        return new String[] {
            "format", "--cluster-id=" + cluster, "--config", settings().toString()
        };
    }

    private void write(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(settings())) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + settings(), e);
        }
    }
}
