/* The type Report: what was found in one body or message. */
#include "native.h"

typedef struct Report {
  PyObject ob_base;
  ocpv_report* report;
} Report;

PyTypeObject* report_type;

PyObject* report_give(ocpv_report* report) {
  Report* self = PyObject_New(Report, report_type);
  if (self == NULL) {
    ocpv_report_free(report);
    return NULL;
  }
  self->report = report;
  return (PyObject*)self;
}

PyObject* judged(ocpv_status status, ocpv_report* report) {
  if (report == NULL) {
    return fail(status, "");
  }
  if (status == OCPV_ERROR_NO_MEMORY || status == OCPV_ERROR_BAD_ARGUMENT || status == OCPV_ERROR_INTERNAL) {
    ocpv_report_free(report);
    return fail(status, "");
  }
  return report_give(report);
}

static ocpv_report* report_of(PyObject* self) { return ((Report*)self)->report; }

static void report_dealloc(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  ocpv_report_free(report_of(self));
  ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
  Py_DECREF(type);
}

static PyObject* report_status(PyObject* self, void* unused) {
  (void)unused;
  return PyLong_FromLong(ocpv_report_status(report_of(self)));
}

static PyObject* report_operation(PyObject* self, void* unused) {
  (void)unused;
  ocpv_string id = {0};
  ocpv_status status = ocpv_report_operation(report_of(self), &id);
  return status == OCPV_OK ? text_give(id) : fail(status, "");
}

static PyObject* report_counts(PyObject* self, void* unused) {
  (void)unused;
  ocpv_counts counts;
  ocpv_counts_init(&counts, sizeof counts);
  ocpv_status status = ocpv_report_counts(report_of(self), &counts);
  if (status != OCPV_OK) {
    return fail(status, "");
  }
  return Py_BuildValue("(IIII)", counts.errors, counts.warnings, counts.notes, counts.left_out);
}

static PyObject* report_findings(PyObject* self, PyObject* language) {
  long value = PyLong_AsLong(language);
  if (value == -1 && PyErr_Occurred()) {
    return NULL;
  }
  return findings_give(report_of(self), (ocpv_language)value);
}

typedef ocpv_status (*Render)(ocpv_report* report, const ocpv_render_options* options, ocpv_string* text);

/* render(kind, language, path, source, is_short, has_color, http_status): kind is "text", "json" or "problem". */
static PyObject* report_render(PyObject* self, PyObject* arguments) {
  const char* kind = NULL;
  PyObject *path = NULL, *source = NULL;
  ocpv_render_options options;
  ocpv_render_options_init(&options, sizeof options);
  if (!PyArg_ParseTuple(arguments, "siOOppi", &kind, &options.language, &path, &source, &options.is_short,
                        &options.has_color, &options.http_status)) {
    return NULL;
  }
  Render render = kind[0] == 't' ? ocpv_report_to_text : kind[0] == 'j' ? ocpv_report_to_json : ocpv_report_to_problem;
  Text named, lines = {0};
  if (text_take(&named, path) != 0 || text_take(&lines, source) != 0) {
    text_drop(&named);
    return NULL;
  }
  options.path = named.data;
  options.path_size = named.size;
  options.source = lines.data;
  options.source_size = lines.size;
  ocpv_string text = {0};
  ocpv_status status = render(report_of(self), &options, &text);
  text_drop(&named);
  text_drop(&lines);
  return status == OCPV_OK ? text_give(text) : fail(status, "");
}

static PyMethodDef methods[] = {
    {"findings", report_findings, METH_O, "All findings, as tuples, in a language."},
    {"render", report_render, METH_VARARGS, "The report as text, JSON or problem+json."},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef members[] = {
    {"status", report_status, NULL, "What judging gave.", NULL},
    {"operation", report_operation, NULL, "The id of the operation; empty when it is not known.", NULL},
    {"counts", report_counts, NULL, "Errors, warnings, notes, and how many of these were left out.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_dealloc, report_dealloc},
    {Py_tp_methods, methods},
    {Py_tp_getset, members},
    {0, NULL},
};

PyType_Spec report_spec = {"ocpv._native.Report", sizeof(Report), 0,
                           Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots};
