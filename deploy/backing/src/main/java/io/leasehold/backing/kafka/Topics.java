package io.leasehold.backing.kafka;

import io.leasehold.backing.server.OwnClassLoader;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics of a broker. */
final class Topics {

    private static final short REPLICAS = 1;

    private final String bootstrapServers;

    Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    Set<String> names() {
        try (Admin admin = admin()) {
            return get(admin.listTopics().names(), "cannot list the topics");
        }
    }

    void create(Collection<String> names, int partitions) {
        Collection<NewTopic> topics = names.stream()
                .map(name -> new NewTopic(name, partitions, REPLICAS))
                .toList();
        try (Admin admin = admin()) {
            admin.createTopics(topics).values().forEach(Topics::awaitCreated);
        }
    }

    private static void awaitCreated(String topic, KafkaFuture<Void> created) {
        try {
            get(created, "cannot make the topic " + topic);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T get(KafkaFuture<T> answer, String problem) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(problem, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(problem, e);
        }
    }

    private Admin admin() {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return OwnClassLoader.call(() -> Admin.create(settings));
    }
}
