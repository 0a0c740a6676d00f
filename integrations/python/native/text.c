/* Texts that come in from Python, and go out to it. */
#include <string.h>

#include "native.h"

static int take_str(Text* text, PyObject* object) {
  Py_ssize_t size = 0;
  text->data = PyUnicode_AsUTF8AndSize(object, &size);
  if (text->data != NULL) {
    text->size = (size_t)size;
    text->owner = Py_NewRef(object);
    return 0;
  }
  if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) {
    return -1;
  }
  /* A lone surrogate is no UTF-8: the library is given its bytes, and says where they are. */
  PyErr_Clear();
  PyObject* bytes = PyUnicode_AsEncodedString(object, "utf-8", "surrogatepass");
  if (bytes == NULL) {
    return -1;
  }
  text->owner = bytes;
  text->data = PyBytes_AsString(bytes);
  text->size = (size_t)PyBytes_Size(bytes);
  return 0;
}

int text_take(Text* text, PyObject* object) {
  memset(text, 0, sizeof *text);
  if (object == NULL || object == Py_None) {
    return 0;
  }
  if (PyUnicode_Check(object)) {
    return take_str(text, object);
  }
  if (PyBytes_Check(object)) {
    text->owner = Py_NewRef(object);
  } else if (PyObject_CheckBuffer(object)) {
    text->owner = PyBytes_FromObject(object); /* A copy: another thread may write to a buffer while it is judged. */
  } else {
    PyErr_SetString(PyExc_TypeError, "a text is str or bytes");
  }
  if (text->owner == NULL) {
    return -1;
  }
  text->data = PyBytes_AsString(text->owner);
  text->size = (size_t)PyBytes_Size(text->owner);
  return 0;
}

void text_drop(Text* text) { Py_CLEAR(text->owner); }

Text* texts_take(PyObject* list, Py_ssize_t count) {
  Text* texts = PyMem_Calloc((size_t)count + 1, sizeof *texts);
  if (texts == NULL) {
    PyErr_NoMemory();
    return NULL;
  }
  for (Py_ssize_t i = 0; i < count; ++i) {
    if (text_take(&texts[i], PyList_GetItem(list, i)) != 0) {
      texts_drop(texts, count);
      return NULL;
    }
  }
  return texts;
}

void texts_drop(Text* texts, Py_ssize_t count) {
  for (Py_ssize_t i = 0; texts != NULL && i < count; ++i) {
    text_drop(&texts[i]);
  }
  PyMem_Free(texts);
}

PyObject* text_give(ocpv_string text) {
  return PyUnicode_DecodeUTF8(text.data == NULL ? "" : text.data, (Py_ssize_t)text.size, "replace");
}
