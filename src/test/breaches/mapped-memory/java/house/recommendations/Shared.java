package house.recommendations;

import java.io.IOException;
import org.springframework.stereotype.Component;

@Component
class Shared {
  java.nio.ByteBuffer map() throws IOException {
    try (var file = new java.io.RandomAccessFile("shared", "rw")) {
      return file.getChannel().map(java.nio.channels.FileChannel.MapMode.READ_WRITE, 0, 64);
    }
  }
}
