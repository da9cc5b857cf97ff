package house.recommendations;

import java.beans.PropertyEditorManager;
import java.beans.PropertyEditorSupport;

class Editing {
  static {
    PropertyEditorManager.registerEditor(StringBuilder.class, PropertyEditorSupport.class);
  }
}
